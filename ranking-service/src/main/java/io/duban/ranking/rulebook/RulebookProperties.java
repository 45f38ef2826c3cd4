package io.duban.ranking.rulebook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rulebook in force.
 *
 * @param id of a rulebook that comes with the program
 */
@ConfigurationProperties("duban.rulebook")
public record RulebookProperties(@DefaultValue("linyi-2022-57") String id) {}
