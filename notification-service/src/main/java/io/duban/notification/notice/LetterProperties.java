package io.duban.notification.notice;

import io.duban.notification.letter.LetterTemplates;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where letters are worded.
 *
 * @param templates a folder with a set of templates for each rulebook that a city words itself;
 *     blank for those that come with the program
 */
@ConfigurationProperties("duban.letters")
record LetterProperties(@DefaultValue("") String templates) {

    LetterTemplates read() {
        return templates.isBlank()
                ? LetterTemplates.bundled()
                : LetterTemplates.of(Path.of(templates));
    }
}
