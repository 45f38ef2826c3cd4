package io.duban.kit.problem;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.TextRules;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What no text of a document may hold comes in by no part of a path either. */
final class PathText implements HandlerInterceptor {

    /** What the decoder leaves where the bytes were not UTF-8; no name in a path has one. */
    private static final int REPLACEMENT = 0xFFFD;

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<FieldError> errors = new ArrayList<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            variables.forEach(
                    (name, value) ->
                            fault(value.toString())
                                    .ifPresent(
                                            it ->
                                                    errors.add(
                                                            new FieldError(
                                                                    "/" + name,
                                                                    "forbidden-character",
                                                                    it))));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return true;
    }

    private static Optional<String> fault(String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            return Optional.of("must be UTF-8, percent-encoded");
        }
        return TextRules.forbiddenCharacter(text).map(it -> "must not hold " + it);
    }
}
