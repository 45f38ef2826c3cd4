package io.duban.local.launch;

import io.duban.local.demo.Demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The commands of {@code ./duban}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Console console = new Console(System.out, isTerminal());
        try {
            System.exit(run(arguments, console));
        } catch (StartException | IllegalArgumentException e) {
            System.err.println("duban: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("duban: " + Words.of(e));
            System.exit(1);
        }
    }

    private static int run(String[] arguments, Console console) throws Exception {
        Path home = Path.of(System.getProperty("duban.home", ".")).toAbsolutePath().normalize();
        boolean named = arguments.length == 2;
        switch (arguments.length == 1 || named ? arguments[0] + (named ? " DIR" : "") : "") {
            case "backup DIR" -> backup(home, console).make(Path.of(arguments[1]));
            case "restore DIR" -> backup(home, console).restore(Path.of(arguments[1]));
            case "start" -> start(Settings.of(home, System.getenv(), "clock"), console, false);
            case "demo" -> start(Settings.of(home, System.getenv(), "manual"), console, true);
            case "status" -> {
                return status(Settings.data(home, System.getenv()), console);
            }
            case "stop" -> {
                return stop(Settings.data(home, System.getenv()), console);
            }
            case "help" -> System.out.print(help());
            default -> {
                System.err.print(help());
                return 2;
            }
        }
        return 0;
    }

    private static String help() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("/help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Backup backup(Path home, Console console) {
        return new Backup(Settings.of(home, System.getenv(), "clock"), console);
    }

    private static void start(Settings settings, Console console, boolean demo) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        LocalSystem system = new LocalSystem(settings, console);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    system.close();
                                    stopped.countDown();
                                },
                                "stop"));
        system.start();
        console.line("ready " + settings.gatewayUrl());
        if (demo) {
            new Demo(settings.gatewayUrl(), system.adminKey(), settings.data(), console).play();
            console.line("The system stays up; stop it with Ctrl-C or ./duban stop.");
        }
        stopped.await();
    }

    private static int status(Path data, Console console) throws IOException {
        RunFile runFile = new RunFile(data);
        boolean launched = runFile.launcher().isPresent();
        if (!launched && runFile.survivors().isEmpty()) {
            console.line("Duban does not run on " + data);
            return 3;
        }
        Probe probe = new Probe();
        boolean healthy = launched;
        for (RunFile.Entry entry : launched ? runFile.read() : runFile.survivors()) {
            boolean alive = entry.process().isPresent();
            boolean ready = alive && probe.isReady(entry.port(), entry.readiness());
            healthy &= ready;
            console.line(
                    "%-22s pid %-8d port %-6d %s"
                            .formatted(
                                    entry.name(),
                                    entry.pid(),
                                    entry.port(),
                                    ready ? "ready" : alive ? "not ready" : "dead"));
        }
        if (!launched) {
            console.line(
                    "The launcher has gone, nobody starts these again: ./duban stop ends them,"
                            + " ./duban start begins anew.");
        }
        return healthy ? 0 : 1;
    }

    private static int stop(Path data, Console console) throws Exception {
        RunFile runFile = new RunFile(data);
        if (runFile.alive().isEmpty()) {
            console.line("Duban does not run on " + data);
            return 0;
        }
        boolean byItself = new Stop(runFile, console).run();
        console.line("stopped");
        return byItself ? 0 : 1;
    }

    // Java 25 does return null here when there is no terminal, whatever the checker has heard.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
