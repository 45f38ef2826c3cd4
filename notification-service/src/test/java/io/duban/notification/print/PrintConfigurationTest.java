package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PrintConfigurationTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Printed.class);

    @TempDir Path folder;

    @Test
    void without_a_folder_the_shipped_fonts_do() {
        service.withPropertyValues("duban.letters.fonts=")
                .run(context -> assertThat(context).hasSingleBean(LetterPrinter.class));
    }

    @Test
    void a_font_of_another_kind_ends_the_start_and_is_named() throws IOException {
        Files.writeString(folder.resolve("body.ttf"), "OTTO");

        service.withPropertyValues("duban.letters.fonts=" + folder)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("body.ttf"));
    }

    @Test
    void a_folder_that_is_not_there_ends_the_start_and_is_named() {
        service.withPropertyValues("duban.letters.fonts=" + folder.resolve("none"))
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("duban.letters.fonts")
                                        .hasMessageContaining("none"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FontProperties.class)
    @Import(PrintConfiguration.class)
    static class Printed {}
}
