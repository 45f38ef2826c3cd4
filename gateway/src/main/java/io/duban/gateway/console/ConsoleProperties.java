package io.duban.gateway.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param location of its built pages, with a slash at its end
 */
@ConfigurationProperties("duban.console")
record ConsoleProperties(@DefaultValue("classpath:/static/console/") String location) {

    ConsoleProperties {
        if (!location.endsWith("/")) {
            throw new IllegalArgumentException("duban.console.location must end with a slash");
        }
    }
}
