package io.duban.gateway.key;

import io.duban.gateway.limit.CallerLimits;
import io.duban.kit.problem.OfferedMethods;
import io.duban.kit.security.Role;
import io.duban.kit.security.SecurityProblems;
import io.duban.kit.security.TokenProperties;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

import tools.jackson.databind.json.JsonMapper;

/** Who comes in: everybody to the pages, a good key to the API, an administrator to the keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeyProperties.class, TokenProperties.class})
class GatewaySecurity {

    /**
     * The pages need styles that the API's page writes into elements; scripts come from here only.
     */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                + " 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action"
                + " 'none'; frame-ancestors 'none'";

    private static final String KEYS = "/api/v1/keys";

    @Bean
    SecurityFilterChain gatewayFilters(
            HttpSecurity http,
            Keys keys,
            CallerLimits limits,
            OfferedMethods offered,
            JsonMapper mapper) {
        SecurityProblems problems = new SecurityProblems(offered, mapper);
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        it -> it.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
                .addFilterBefore(new KeyFilter(keys, limits, mapper), AuthorizationFilter.class)
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(
                        it ->
                                it.dispatcherTypeMatchers(
                                                DispatcherType.ERROR,
                                                DispatcherType.FORWARD,
                                                DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers(KeyFilter.METRICS)
                                        .hasAuthority(Role.ADMIN.wire())
                                        .requestMatchers(HttpMethod.GET, KEYS)
                                        .hasAuthority(Role.ADMIN.wire())
                                        .requestMatchers(HttpMethod.HEAD, KEYS)
                                        .hasAuthority(Role.ADMIN.wire())
                                        .requestMatchers(HttpMethod.POST, KEYS)
                                        .hasAuthority(Role.ADMIN.wire())
                                        .requestMatchers(HttpMethod.DELETE, KEYS + "/{id}")
                                        .hasAuthority(Role.ADMIN.wire())
                                        .requestMatchers(KEYS, KEYS + "/**")
                                        .denyAll()
                                        .requestMatchers("/api/**")
                                        .authenticated()
                                        .anyRequest()
                                        .permitAll());
        return http.build();
    }

    /** Every filter of the chain measured by itself costs more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** There are keys and no users; this keeps Spring Boot from making one up. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
