package io.duban.notification.print;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fonts, and what prints with them. */
@Configuration(proxyBeanMethods = false)
class PrintConfiguration {

    @Bean
    Fonts letterFonts(FontProperties properties) {
        return properties.folder().map(Fonts::withCity).orElseGet(Fonts::shipped);
    }

    @Bean
    LetterPrinter letterPrinter(Fonts fonts) {
        return new LetterPrinter(fonts);
    }

    @Bean
    OfdLetter ofdLetter(Fonts fonts) {
        return new OfdLetter(fonts);
    }
}
