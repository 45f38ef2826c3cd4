package io.duban.gateway.caller;

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
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * Who comes in: everybody to the pages and to the door where one signs in, whoever is known to the
 * API, an administrator to keys and accounts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class GatewaySecurity {

    private static final String KEYS = "/api/v1/keys";
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String ME = "/api/v1/me";
    private static final String SESSION = "/api/v1/session";
    private static final String PEOPLE = "/api/v1/people";

    /** What everybody who is known may read of the gateway's own answers. */
    private static final String[] READ = {
        ME, PEOPLE, "/api/v1/work", "/api/v1/overview", "/api/v1/complaints/*/*/effect"
    };

    /** What else the gateway answers for itself: so as is said here, and not otherwise. */
    private static final String[] OURS = {
        KEYS,
        KEYS + "/**",
        ACCOUNTS,
        ACCOUNTS + "/**",
        ME + "/**",
        SESSION,
        SESSION + "/**",
        PEOPLE + "/**",
        "/api/v1/invitations/**"
    };

    @Bean
    SecurityFilterChain gatewayFilters(
            HttpSecurity http,
            List<Credentials> credentials,
            PublicAddress address,
            CallerLimits limits,
            OfferedMethods offered,
            JsonMapper mapper) {
        SecurityProblems problems = new SecurityProblems(offered, mapper);
        // Sessions have a guard of their own against calls that others make a browser send.
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(PageHeaders::write)
                .addFilterBefore(
                        new CallerFilter(credentials, limits, mapper), AuthorizationFilter.class)
                .addFilterBefore(new OpenCalls(address, mapper), AuthorizationFilter.class)
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(GatewaySecurity::decide);
        return http.build();
    }

    private static void decide(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        String admin = Role.ADMIN.wire();
        requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(CallerFilter.METRICS)
                .hasAuthority(admin)
                .requestMatchers(OpenCalls::include)
                .permitAll();
        for (String list : List.of(KEYS, ACCOUNTS)) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST)) {
                requests.requestMatchers(method, list).hasAuthority(admin);
            }
        }
        requests.requestMatchers(HttpMethod.DELETE, KEYS + "/{id}")
                .hasAuthority(admin)
                .requestMatchers(HttpMethod.PATCH, ACCOUNTS + "/{login}")
                .hasAuthority(admin)
                .requestMatchers(HttpMethod.GET, READ)
                .authenticated()
                .requestMatchers(HttpMethod.HEAD, READ)
                .authenticated()
                .requestMatchers(HttpMethod.PUT, ME + "/password")
                .authenticated()
                .requestMatchers(HttpMethod.DELETE, SESSION)
                .authenticated()
                .requestMatchers(READ)
                .denyAll()
                .requestMatchers(OURS)
                .denyAll()
                .requestMatchers("/api/**")
                .authenticated()
                .anyRequest()
                .permitAll();
    }

    /** Every filter of the chain measured by itself costs more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** People sign in by a call of ours; this keeps Spring Boot from making up a user. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
