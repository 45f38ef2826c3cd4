package io.duban.kit.security;

import io.duban.kit.problem.OfferedMethods;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Lets in only what carries the gateway's token and a role that the service's rules allow. */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnBean(AccessRules.class)
@EnableConfigurationProperties(TokenProperties.class)
public class TokenSecurityAutoConfiguration {

    @Bean
    SecurityFilterChain serviceSecurity(
            HttpSecurity http,
            AccessRules access,
            JwtDecoder decoder,
            OfferedMethods offered,
            JsonMapper mapper) {
        SecurityProblems problems = new SecurityProblems(offered, mapper);
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> decide(it, access))
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(
                        it ->
                                it.authenticationEntryPoint(problems)
                                        .accessDeniedHandler(problems)
                                        .jwt(
                                                jwt ->
                                                        jwt.decoder(decoder)
                                                                .jwtAuthenticationConverter(
                                                                        roles())));
        return http.build();
    }

    /** Every filter of the chain measured by itself costs more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    FactSeal factSeal(TokenProperties token, JsonMapper mapper) {
        return new FactSeal(token, mapper);
    }

    @Bean
    JwtDecoder jwtDecoder(TokenProperties token) {
        NimbusJwtDecoder verifier =
                NimbusJwtDecoder.withSecretKey(token.key())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build();
        verifier.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(TokenProperties.ISSUER),
                        new JwtAudienceValidator(TokenProperties.AUDIENCE)));
        return new CachingJwtDecoder(verifier);
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }

    private static void decide(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests,
            AccessRules access) {
        // INCLUDE is how the container reports an error when the answer has already begun.
        requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR,
                        DispatcherType.INCLUDE,
                        DispatcherType.FORWARD,
                        DispatcherType.ASYNC)
                .permitAll();
        requests.requestMatchers("/actuator/health/**", "/actuator/health", "/actuator/prometheus")
                .permitAll();
        for (AccessRule rule : access.rules()) {
            String[] roles = rule.roles().stream().map(Role::wire).toArray(String[]::new);
            requests.requestMatchers(rule.method(), rule.pattern()).hasAnyAuthority(roles);
            if (rule.method().equals(HttpMethod.GET)) {
                requests.requestMatchers(HttpMethod.HEAD, rule.pattern()).hasAnyAuthority(roles);
            }
        }
        requests.anyRequest().denyAll();
    }

    private static JwtAuthenticationConverter roles() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                jwt ->
                        List.of(
                                new SimpleGrantedAuthority(
                                        jwt.getClaimAsString(TokenProperties.ROLE_CLAIM))));
        return converter;
    }
}
