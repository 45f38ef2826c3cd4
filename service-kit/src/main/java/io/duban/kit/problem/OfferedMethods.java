package io.duban.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * With which methods a path may be called at all, by whomever. It looks at patterns of paths alone,
 * so it tells nobody whether what a path names is there.
 */
public final class OfferedMethods {

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    OfferedMethods(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The methods of the path that is called; empty when nobody serves it. */
    public Optional<Set<HttpMethod>> of(HttpServletRequest request) {
        HttpServletRequest asked = new OfNoMethod(request);
        ServletRequestPathUtils.parseAndCache(asked);
        return mappings.stream().flatMap(it -> methods(it, asked).stream()).findFirst();
    }

    private static Optional<Set<HttpMethod>> methods(
            RequestMappingInfoHandlerMapping mapping, HttpServletRequest asked) {
        try {
            mapping.getHandler(asked);
            return Optional.empty();
        } catch (HttpRequestMethodNotSupportedException e) {
            return Optional.ofNullable(e.getSupportedHttpMethods()).map(OfferedMethods::withHead);
        } catch (Exception e) {
            throw new IllegalStateException("a path could not be looked up", e);
        }
    }

    /** Whoever serves GET serves HEAD. */
    static Set<HttpMethod> withHead(Collection<HttpMethod> methods) {
        Set<HttpMethod> offered = new TreeSet<>(Comparator.comparing(HttpMethod::name));
        offered.addAll(methods);
        if (offered.contains(HttpMethod.GET)) {
            offered.add(HttpMethod.HEAD);
        }
        return offered;
    }

    /** A call with a method that nobody offers, so that the answer names all that are. */
    private static final class OfNoMethod extends HttpServletRequestWrapper {

        OfNoMethod(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "NONE";
        }
    }
}
