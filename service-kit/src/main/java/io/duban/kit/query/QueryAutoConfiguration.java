package io.duban.kit.query;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** No call passes with a parameter that it does not know. */
@AutoConfiguration
public class QueryAutoConfiguration {

    @Bean
    QueryFilter queryFilter(JsonMapper mapper) {
        return new QueryFilter(mapper);
    }

    @Bean
    WebMvcConfigurer queries() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new QueryResolver());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new DeclaredParameters())
                        .addPathPatterns("/api/**", "/internal/**");
            }
        };
    }
}
