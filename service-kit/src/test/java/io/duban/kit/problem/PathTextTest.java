package io.duban.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Map;

class PathTextTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "\u0000", "\u0085", "\ud800", "\ufffd"})
    void what_no_document_may_hold_is_refused_under_the_name_that_it_has_in_the_path(String text) {
        path(Map.of("ticketNo", text, "stage", "START"));

        assertThatThrownBy(this::handle)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        it ->
                                assertThat(it.errors())
                                        .extracting(FieldError::pointer)
                                        .containsExactly("/ticketNo"));
    }

    @Test
    void whatever_a_document_may_hold_passes() {
        path(Map.of("ticketNo", "LY-1", "name", "𠀀小区"));

        assertThat(handle()).isTrue();
    }

    @Test
    void a_path_without_names_passes() {
        assertThat(handle()).isTrue();
    }

    private boolean handle() {
        return new PathText().preHandle(request, new MockHttpServletResponse(), this);
    }

    private void path(Map<String, String> variables) {
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
    }
}
