package io.duban.local.launch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in one line for the person at the terminal. */
final class Words {

    private static final int LONGEST = 300;

    private Words() {}

    /** The first line of what the fault at the bottom says, cut where it is long. */
    static String oneLine(Throwable fault) {
        Throwable bottom = fault;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String text = bottom instanceof IOException file ? of(file) : bottom.getMessage();
        return shortened(text == null ? bottom.getClass().getSimpleName() : text);
    }

    /** The first line of a text, cut where it is long. */
    static String shortened(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }

    /** What hinders at a file; the exceptions of some hindrances name the file alone. */
    static String of(IOException fault) {
        return switch (fault) {
            case AccessDeniedException denied -> denied.getFile() + ": no permission";
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
            case FileAlreadyExistsException taken -> taken.getFile() + ": it is a file, no folder";
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            default ->
                    fault.getMessage() == null
                            ? fault.getClass().getSimpleName()
                            : fault.getMessage();
        };
    }
}
