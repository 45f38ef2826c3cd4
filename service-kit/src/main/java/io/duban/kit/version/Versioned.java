package io.duban.kit.version;

/** An answer that shows a version; its ETag names it. */
public interface Versioned {

    long version();
}
