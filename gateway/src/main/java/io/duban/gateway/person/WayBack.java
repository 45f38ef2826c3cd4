package io.duban.gateway.person;

import java.util.regex.Pattern;

/** Where a browser goes on after signing in: a page of ours, never another site. */
final class WayBack {

    static final String HOME = "/";

    /** Browsers read a backslash as a slash and overlook what cannot be seen. */
    private static final Pattern LOCAL = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    private static final int LONGEST = 2_000;

    private WayBack() {}

    /** The page that was asked for, or the first one for what is no page of ours. */
    static String to(String asked) {
        boolean page =
                asked.length() <= LONGEST
                        && LOCAL.matcher(asked).matches()
                        && !asked.startsWith("/api/")
                        && !asked.startsWith("/sign-in");
        return page ? asked : HOME;
    }
}
