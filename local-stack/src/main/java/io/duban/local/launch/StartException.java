package io.duban.local.launch;

/** The system cannot be started, said in words for the person at the terminal. */
final class StartException extends RuntimeException {

    StartException(String words) {
        super(words, null, false, false);
    }
}
