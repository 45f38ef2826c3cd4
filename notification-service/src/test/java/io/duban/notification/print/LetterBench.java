package io.duban.notification.print;

import io.duban.notification.letter.Paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How long letters take to be printed; run by hand, see {@code benchmarks/README.md}. */
final class LetterBench {

    private static final int MONTH = 1000;

    private LetterBench() {}

    public static void main(String[] args) {
        Fonts fonts = Fonts.shipped();
        long begun = System.nanoTime();
        if (!fonts.absent().isEmpty()) {
            throw new IllegalStateException("no fonts: " + fonts.absent());
        }
        say("read the fonts", ms(System.nanoTime() - begun));
        LetterPrinter printer = new LetterPrinter(fonts);
        begun = System.nanoTime();
        printer.print(ReferenceLetters.prompt());
        say("the first letter", ms(System.nanoTime() - begun));
        month(printer, 1);
        single("提示函, one page", printer, ReferenceLetters.prompt());
        single("督办函 with an annex, two pages", printer, ReferenceLetters.supervision());
        single("黑榜 with 18 rows, two pages", printer, ReferenceLetters.blacklist());
        say("1,000 letters, one after another", ms(month(printer, 1)));
        say("1,000 letters, two at a time", ms(month(printer, 2)));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        say("heap after that", ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MB");
    }

    private static void single(String what, LetterPrinter printer, Paper paper) {
        long[] took = new long[200];
        int size = 0;
        for (int i = 0; i < took.length; i++) {
            long begun = System.nanoTime();
            size = printer.print(paper).length;
            took[i] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        say(what, "p50 %s, p99 %s, %d kB".formatted(ms(took[100]), ms(took[198]), size / 1024));
    }

    private static long month(LetterPrinter printer, int threads) {
        List<Paper> kinds = new ArrayList<>();
        kinds.add(ReferenceLetters.prompt());
        kinds.add(ReferenceLetters.supervision());
        kinds.add(ReferenceLetters.blacklist());
        long begun = System.nanoTime();
        List<Thread> printing =
                IntStream.range(0, threads)
                        .mapToObj(
                                first ->
                                        Thread.ofPlatform()
                                                .start(() -> part(printer, kinds, first, threads)))
                        .toList();
        try {
            for (Thread thread : printing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - begun;
    }

    private static void part(LetterPrinter printer, List<Paper> kinds, int first, int step) {
        for (int i = first; i < MONTH; i += step) {
            printer.print(kinds.get(i % kinds.size()));
        }
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static void say(String what, String measured) {
        System.out.printf("%-40s %s%n", what, measured);
    }
}
