package io.duban.gateway.route;

import io.github.resilience4j.bulkhead.Bulkhead;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;

/** An answer that keeps its place before the service until the caller has all of it. */
record PlacedAnswer(ServerResponse answer, ServerRequest call, Bulkhead place)
        implements ServerResponse {

    @Override
    public HttpStatusCode statusCode() {
        return answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return answer.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return answer.cookies();
    }

    /** What fails before anything was sent is answered for like a service that does not answer. */
    @Override
    public ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        try {
            return answer.writeTo(request, response, context);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            return Refusals.unavailable(call, "The service broke off its answer.")
                    .writeTo(request, response, context);
        } finally {
            place.onComplete();
        }
    }
}
