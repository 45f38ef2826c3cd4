package io.duban.kit.version;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/** Nobody overwrites unseen what another has changed. */
@AutoConfiguration
public class VersionAutoConfiguration {

    @Bean
    VersionTags versionTags() {
        return new VersionTags();
    }

    @Bean
    WebMvcConfigurer versions() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IfMatchResolver());
            }
        };
    }
}
