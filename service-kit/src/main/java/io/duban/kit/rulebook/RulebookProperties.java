package io.duban.kit.rulebook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city's rulebook.
 *
 * @param source id of a rulebook that comes with the program, or the path of a file
 */
@ConfigurationProperties("duban.rulebook")
public record RulebookProperties(@DefaultValue("linyi-2022-57") String source) {}
