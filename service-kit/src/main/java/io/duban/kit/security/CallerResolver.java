package io.duban.kit.security;

import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.util.Optional;

/** Gives controllers the {@link Caller}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt jwt) {
            return callerOf(jwt);
        }
        throw new IllegalStateException("no call reaches a controller without a token");
    }

    private static Caller callerOf(Jwt jwt) {
        Role role =
                Role.named(jwt.getClaimAsString(TokenProperties.ROLE_CLAIM))
                        .orElseThrow(() -> new IllegalStateException("the token names no role"));
        Optional<String> body =
                Optional.ofNullable(jwt.getClaimAsString(TokenProperties.BODY_CLAIM));
        Optional<String> told =
                Optional.ofNullable(jwt.getClaimAsString(TokenProperties.REACH_CLAIM));
        Optional<Caller.Person> person =
                Optional.ofNullable(jwt.getClaimAsString(TokenProperties.NAME_CLAIM))
                        .map(
                                it ->
                                        new Caller.Person(
                                                it,
                                                jwt.getClaimAsString(TokenProperties.POST_CLAIM)));
        return new Caller(jwt.getSubject(), role, body, Reach.of(role, body, told), person);
    }
}
