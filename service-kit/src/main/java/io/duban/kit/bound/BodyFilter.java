package io.duban.kit.bound;

import io.duban.kit.problem.BodyRefusedException;
import io.duban.kit.problem.Problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.security.Principal;
import java.util.List;

/**
 * Bounds the bodies of calls that have been let in. What a call says of its length is taken from
 * the budget before a byte is read; a body of unknown length, and one too long to be held at all,
 * is charged as it arrives, so that whoever reads it may refuse it by its own limit.
 */
final class BodyFilter extends OncePerRequestFilter {

    private final BodyBudget budget;
    private final BoundProperties bounds;
    private final List<PathPattern> streams;
    private final List<PathPattern> files;
    private final JsonMapper mapper;

    BodyFilter(BodyBudget budget, BoundProperties bounds, JsonMapper mapper) {
        this.budget = budget;
        this.bounds = bounds;
        this.streams = patterns(bounds.streams());
        this.files = patterns(bounds.files());
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Passage passage = passage(request);
        try (BodyBudget.Share share = budget.share(caller(request))) {
            try {
                share.growTo(passage.isWhole() ? told(request) : bounds.stream().toBytes());
            } catch (BodyRefusedException e) {
                HttpHeaders headers = new HttpHeaders();
                e.addTo(headers);
                headers.forEach((name, values) -> response.setHeader(name, values.getFirst()));
                Problems.write(e.problem(), request, response, mapper);
                return;
            }
            chain.doFilter(new Bounded(request, share, measure(passage)), response);
        }
    }

    private BoundedBody.Measure measure(Passage passage) {
        return new BoundedBody.Measure(bounds.slowest().toBytes(), bounds.grace(), passage);
    }

    private long told(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > budget.largestShare() ? 0 : Math.max(0, length);
    }

    private Passage passage(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        if (streams.stream().anyMatch(it -> it.matches(path))) {
            return Passage.LINES;
        }
        return files.stream().anyMatch(it -> it.matches(path)) ? Passage.FILE : Passage.WHOLE;
    }

    private static List<PathPattern> patterns(List<String> paths) {
        return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** Whoever is not known yet is known by the address. */
    private static String caller(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return caller == null ? request.getRemoteAddr() : caller.getName();
    }

    /** The request, its body bounded whichever way it is read. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final BodyBudget.Share share;
        private final BoundedBody.Measure measure;
        private BoundedBody body;

        Bounded(HttpServletRequest request, BodyBudget.Share share, BoundedBody.Measure measure) {
            super(request);
            this.share = share;
            this.measure = measure;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new BoundedBody(super.getInputStream(), share, measure);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() {
            throw new UnsupportedOperationException("bodies are read as bytes");
        }
    }
}
