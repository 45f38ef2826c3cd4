package io.duban.teststack;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker and a document store, started once for all tests of a JVM. The system property {@code
 * duban.test.stack} says which: {@code embedded} or {@code containers}; the tests are the same.
 */
public interface TestStack {

    /** The stack of this JVM; the first call starts it. */
    static TestStack shared() {
        return Shared.STACK;
    }

    /** Address of the broker. */
    String bootstrapServers();

    /** Address of the document store. */
    String mongoUri();

    /** A name that no other test class uses, for its database and its topics. */
    default String freshName(Class<?> test) {
        return "t%d-%s"
                .formatted(
                        Shared.NAMES.incrementAndGet(),
                        test.getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** Keeps the one stack; an interface cannot hold it privately. */
    final class Shared {
        private static final AtomicInteger NAMES = new AtomicInteger();
        private static final TestStack STACK = start();

        private Shared() {}

        private static TestStack start() {
            String kind = System.getProperty("duban.test.stack", "embedded");
            return switch (kind) {
                case "embedded" -> EmbeddedStack.start();
                case "containers" -> ContainerStack.start();
                default ->
                        throw new IllegalArgumentException(
                                "duban.test.stack must be embedded or containers but is " + kind);
            };
        }
    }
}
