package io.duban.notification.print;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Path;

/**
 * A city's own fonts.
 *
 * @param fonts a folder; absent or empty for the shipped fonts alone
 */
@ConfigurationProperties("duban.letters")
record FontProperties(Path fonts) {

    boolean isNamed() {
        return fonts != null && !fonts.toString().isEmpty();
    }
}
