package io.duban.notification.letter;

/**
 * Where in the templates something stands.
 *
 * @param line counted from 1
 */
record Spot(String file, int line) {

    InvalidTemplateException error(String problem) {
        return new InvalidTemplateException(file + ":" + line + ": " + problem);
    }
}
