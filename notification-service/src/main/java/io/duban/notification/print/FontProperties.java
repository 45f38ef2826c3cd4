package io.duban.notification.print;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A city's own fonts.
 *
 * @param fonts a folder; empty for the shipped fonts alone
 */
@ConfigurationProperties("duban.letters")
record FontProperties(@DefaultValue("") String fonts) {

    Optional<Path> folder() {
        return fonts.isBlank() ? Optional.empty() : Optional.of(Path.of(fonts.strip()));
    }
}
