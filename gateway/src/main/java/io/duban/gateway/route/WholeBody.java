package io.duban.gateway.route;

import io.duban.kit.problem.BodyRefusedException;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Takes a call's body in before the service is asked. So a slow caller holds no connection to a
 * service, a caller that breaks off is never counted as the service's failure, and the limit holds
 * for bodies that do not say how long they are.
 */
record WholeBody(int largest) implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (request.headers().contentLength().orElse(0) > largest) {
            return Refusals.tooLarge(request, largest);
        }
        byte[] body;
        try {
            body = request.servletRequest().getInputStream().readNBytes(largest + 1);
        } catch (BodyRefusedException e) {
            return Refusals.refused(request, e);
        } catch (IOException e) {
            return Refusals.brokenOff(request);
        }
        if (body.length > largest) {
            return Refusals.tooLarge(request, largest);
        }
        MvcUtils.putAttribute(
                request, MvcUtils.CACHED_REQUEST_BODY_ATTR, new ByteArrayInputStream(body));
        return next.handle(BodyFilterFunctions.adaptCachedBody().apply(request));
    }
}
