package io.duban.gateway.route;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/**
 * An answer that is never cut down to "not modified": its tag names the version of what is stored,
 * while a day, a name or the reader's sight changes what is shown of the same version.
 */
record AlwaysWhole(ServerResponse told) implements ServerResponse {

    @Override
    public HttpStatusCode statusCode() {
        return told.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return told.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return told.cookies();
    }

    @Override
    public ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        return told.writeTo(new Unconditional(request), response, context);
    }

    private static final class Unconditional extends HttpServletRequestWrapper {

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return isCondition(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isCondition(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isCondition(String name) {
            return HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name);
        }
    }
}
