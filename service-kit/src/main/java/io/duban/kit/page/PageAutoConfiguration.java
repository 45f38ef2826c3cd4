package io.duban.kit.page;

import io.duban.kit.security.TokenProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Cursors for every list. */
@AutoConfiguration
@EnableConfigurationProperties(TokenProperties.class)
public class PageAutoConfiguration {

    @Bean
    Cursors cursors(TokenProperties token) {
        return new Cursors(token);
    }
}
