package io.duban.kit.query;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.TextRules;
import io.duban.kit.problem.Problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the query of a call before anybody else does. What no text of a document may hold comes in
 * by no parameter either, and a query that is none is refused here: the container would let half a
 * character pass as a mark of replacement, or fail in the middle of a handler.
 */
final class QueryFilter extends OncePerRequestFilter implements Ordered {

    /** More than any call knows by far; the container gives up at ten times as many. */
    private static final int MOST_PARAMETERS = 100;

    private final JsonMapper mapper;

    QueryFilter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Before the firewall, which throws where a parameter is looked at and not where it came in.
     */
    @Override
    public int getOrder() {
        return SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemDetail> problem = problemOf(request.getQueryString());
        if (problem.isPresent()) {
            Problems.write(problem.get(), request, response, mapper);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<ProblemDetail> problemOf(String query) {
        if (query == null) {
            return Optional.empty();
        }
        String[] pairs = query.split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            return Optional.of(
                    malformed("The query has more than " + MOST_PARAMETERS + " parameters."));
        }
        for (String pair : pairs) {
            Optional<ProblemDetail> problem = problemOfPair(pair);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<ProblemDetail> problemOfPair(String pair) {
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        int equals = pair.indexOf('=');
        if (equals == 0) {
            return Optional.of(malformed("A parameter has no name."));
        }
        String name;
        try {
            name = PercentEncoding.decode(equals < 0 ? pair : pair.substring(0, equals));
        } catch (CharacterCodingException e) {
            return Optional.of(malformed("The name of a parameter is not UTF-8, percent-encoded."));
        }
        Optional<String> inName = TextRules.forbiddenCharacter(name);
        if (inName.isPresent()) {
            return Optional.of(malformed("The name of a parameter holds " + inName.get() + "."));
        }
        try {
            return TextRules.forbiddenCharacter(PercentEncoding.decode(pair.substring(equals + 1)))
                    .map(it -> invalid(name, "forbidden-character", "must not hold " + it));
        } catch (CharacterCodingException e) {
            return Optional.of(invalid(name, "malformed", "must be UTF-8, percent-encoded"));
        }
    }

    private static ProblemDetail malformed(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The call is malformed", detail);
    }

    private static ProblemDetail invalid(String name, String code, String detail) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return Problems.invalid(
                HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(pointer, code, detail)));
    }
}
