package io.duban.kit.start;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ApplicationListener;

/**
 * Says in one line why the service could not start, for the launcher to pass on; the whole fault
 * follows in the log.
 */
public final class FailedStart implements ApplicationListener<ApplicationFailedEvent> {

    /** What begins the line. */
    public static final String BEGINNING = "start failed: ";

    @Override
    public void onApplicationEvent(ApplicationFailedEvent event) {
        System.err.println(BEGINNING + reason(event.getException()));
    }

    /** The setting, when it is one, and what the fault at the bottom says. */
    static String reason(Throwable fault) {
        String setting = "";
        Throwable bottom = fault;
        while (bottom.getCause() != null) {
            if (bottom instanceof BindException binding) {
                setting = binding.getName() + ": ";
            }
            bottom = bottom.getCause();
        }
        String text =
                bottom.getMessage() == null ? bottom.getClass().getName() : bottom.getMessage();
        return (setting + text).lines().findFirst().orElse(setting).strip();
    }
}
