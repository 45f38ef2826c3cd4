package io.duban.notification.notice;

import io.duban.contracts.Identifiers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are made.
 *
 * @param rulebook id of the bundled rulebook that says what needs a signature, and by when an
 *     addressee must answer
 */
@ConfigurationProperties("duban.notice")
public record NoticeProperties(@DefaultValue("linyi-2022-57") String rulebook) {

    public NoticeProperties {
        Identifiers.require("duban.notice.rulebook", rulebook);
    }
}
