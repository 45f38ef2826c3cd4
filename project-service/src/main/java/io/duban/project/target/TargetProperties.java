package io.duban.project.target;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.util.List;

/**
 * The targets, from {@code targets.yml}.
 *
 * @param all in the order in which they are shown
 */
@ConfigurationProperties("duban.targets")
public record TargetProperties(List<Target> all) {

    public TargetProperties {
        all = List.copyOf(all);
    }
}
