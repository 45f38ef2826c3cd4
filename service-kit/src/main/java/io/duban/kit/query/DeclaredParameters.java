package io.duban.kit.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Map;

/**
 * Refuses for every handler the parameters that its method does not declare, and what is given
 * twice. A handler that takes the {@link Query} says itself what it knows.
 */
final class DeclaredParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && !readsItself(method)) {
            Query query = Query.of(request.getQueryString());
            for (MethodParameter parameter : method.getMethodParameters()) {
                RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
                if (declared != null) {
                    query.knows(name(parameter, declared));
                }
            }
            query.finish();
        }
        return true;
    }

    private static boolean readsItself(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            boolean all =
                    parameter.hasParameterAnnotation(RequestParam.class)
                            && Map.class.isAssignableFrom(parameter.getParameterType());
            if (all || parameter.getParameterType() == Query.class) {
                return true;
            }
        }
        return false;
    }

    private static String name(MethodParameter parameter, RequestParam declared) {
        return declared.name().isEmpty() ? parameter.getParameter().getName() : declared.name();
    }
}
