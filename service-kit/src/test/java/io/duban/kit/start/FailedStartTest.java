package io.duban.kit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.util.Map;

class FailedStartTest {

    @Test
    void a_setting_that_cannot_be_read_is_named_with_its_value() {
        var source = new MapConfigurationPropertySource(Map.of("duban.bounds.bodies", "plenty"));
        Throwable fault =
                catchThrowable(
                        () -> new Binder(source).bind("duban.bounds.bodies", DataSize.class));

        assertThat(FailedStart.reason(new IllegalStateException("context", fault)))
                .startsWith("duban.bounds.bodies: ")
                .contains("plenty")
                .doesNotContain("\n");
    }

    @Test
    void anything_else_is_told_by_what_lies_at_the_bottom() {
        var fault = new IllegalStateException("bean", new IllegalStateException("no\nroom"));

        assertThat(FailedStart.reason(fault)).isEqualTo("no");
        assertThat(FailedStart.reason(new StackOverflowError()))
                .isEqualTo("java.lang.StackOverflowError");
    }
}
