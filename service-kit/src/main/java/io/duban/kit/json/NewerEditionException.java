package io.duban.kit.json;

/**
 * Something of ours that this edition of the program cannot read, because a newer one wrote it.
 * Whoever meets it stops there, says so and loses nothing: the newer edition reads on.
 */
public final class NewerEditionException extends RuntimeException {

    /**
     * @param detail what cannot be read, in words and without the value's content
     */
    public NewerEditionException(String detail) {
        super(detail);
    }
}
