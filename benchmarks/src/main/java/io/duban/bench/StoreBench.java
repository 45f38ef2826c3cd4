package io.duban.bench;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import org.bson.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Measures the embedded store alone: {@code StoreBench FOLDER DOCUMENTS [CLASSPATH [OPTION …]]},
 * with the class path of another release to compare with it.
 */
public final class StoreBench {

    private static final int PORT = 27_117;
    private static final int BATCH = 500;
    private static final int LOADERS = 4;
    private static final int CALLERS = 8;
    private static final Duration LOAD = Duration.ofSeconds(8);
    private static final String DETAIL = "小区西门垃圾三天没有清运，电梯停运，多次联系物业无人处理。".repeat(6);

    private final Path folder;
    private final int many;
    private final List<String> server;
    private final Report report = new Report();

    private StoreBench(Path folder, int many, List<String> server) {
        this.folder = folder;
        this.many = many;
        this.server = server;
    }

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        List<String> server = new ArrayList<>();
        server.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseG1GC",
                        "-Xms64m",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED"));
        boolean other = words.length > 2;
        server.addAll(List.of(words).subList(other ? 3 : 2, words.length));
        server.addAll(
                List.of(
                        "-cp",
                        other ? words[2] : System.getProperty("java.class.path"),
                        "io.duban.local.store.DocumentStoreServer",
                        "--dir",
                        folder.toString(),
                        "--port",
                        Integer.toString(PORT)));
        new StoreBench(folder, Integer.parseInt(words[1]), server).run();
    }

    private void run() throws Exception {
        Process process = start();
        try (MongoClient client = client()) {
            MongoCollection<Document> documents = client.getDatabase("d").getCollection("c");
            for (String field : List.of("estate", "street", "county", "state", "month", "due")) {
                documents.createIndex(
                        Indexes.ascending(field, "_id"), new IndexOptions().name(field));
            }
            documents.createIndex(
                    Indexes.ascending("pending"), new IndexOptions().name("pending").sparse(true));
            long began = System.nanoTime();
            together(LOADERS, loader -> load(documents, loader));
            add("batch inserts of 500", perSecond(many, began));
            report.add("resident after them", resident(process), "1 GB");
            calls(documents);
            report.add("resident after all", resident(process), "1 GB");
        }
        process.destroyForcibly().waitFor();
        long killed = System.nanoTime();
        process = start();
        try (MongoClient client = client()) {
            long count = client.getDatabase("d").getCollection("c").estimatedDocumentCount();
            add("kill -9 until it answers", "%.2f s".formatted((System.nanoTime() - killed) / 1e9));
            add("documents then", Long.toString(count));
        }
        process.destroy();
        process.waitFor();
        report.add("on disk", "%d MB".formatted(size() >> 20), "600 MB");
    }

    private void calls(MongoCollection<Document> documents) throws Exception {
        measure("find by id", n -> documents.find(Filters.eq("_id", id(n))).first());
        measure(
                "pages of 50 of a county, by id",
                n ->
                        documents
                                .find(
                                        Filters.and(
                                                Filters.eq("county", "C" + n % 12),
                                                Filters.gt("_id", id(n))))
                                .sort(Sorts.ascending("_id"))
                                .limit(50)
                                .into(new ArrayList<>()));
        measure(
                "updates by id and version",
                n ->
                        documents.updateOne(
                                Filters.and(Filters.eq("_id", id(n)), Filters.gt("version", 0L)),
                                Updates.combine(
                                        Updates.inc("version", 1L),
                                        Updates.set("state", "open"),
                                        Updates.set("pending", true))));
        AtomicInteger next = new AtomicInteger();
        measure(
                "single inserts",
                _ -> documents.insertOne(document("X" + next.incrementAndGet(), next.get())));
        long began = System.nanoTime();
        long count =
                documents.countDocuments(
                        Filters.and(Filters.eq("county", "C1"), Filters.eq("state", "late")));
        add("count of " + count + " by county and state", milliseconds(began));
        began = System.nanoTime();
        documents.find(Filters.eq("state", "late")).sort(Sorts.ascending("n")).limit(50).first();
        add("first 50 of a third of all, sorted without an index", milliseconds(began));
    }

    private void measure(String what, LongConsumer call) throws Exception {
        LongAdder calls = new LongAdder();
        long began = System.nanoTime();
        together(
                CALLERS,
                caller -> {
                    Random random = new Random(caller);
                    while (System.nanoTime() - began < LOAD.toNanos()) {
                        call.accept(random.nextInt(many));
                        calls.increment();
                    }
                });
        add(what + ", 8 at once", perSecond(calls.sum(), began));
    }

    private void load(MongoCollection<Document> documents, int loader) {
        List<Document> batch = new ArrayList<>();
        for (int i = loader; i < many; i += LOADERS) {
            batch.add(document(id(i), i));
            if (batch.size() == BATCH || i + LOADERS >= many) {
                documents.insertMany(batch, new InsertManyOptions().ordered(false));
                batch.clear();
            }
        }
    }

    private static String id(long n) {
        return "WO2022-%08d".formatted(n);
    }

    private static Document document(String id, int n) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("n", n)
                .append("estate", "E" + n % 3_000)
                .append("street", "S" + n % 150)
                .append("county", "C" + n % 12)
                .append("state", List.of("open", "done", "late").get(n % 3))
                .append("month", "2022-0" + (1 + n % 9))
                .append("due", Instant.ofEpochSecond(1_650_000_000L + 60L * n))
                .append("category", "property-management")
                .append("detail", DETAIL.substring(0, 60 + n % 100))
                .append("print", Integer.toHexString(n * 0x9E3779B9) + "c0ffee")
                .append("caller", new Document("name", "张三").append("phone", "138" + n));
    }

    private interface Numbered {
        void call(int n);
    }

    private static void together(int many, Numbered work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int n = i;
                all.add(
                        () -> {
                            work.call(n);
                            return null;
                        });
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private Process start() throws IOException {
        Process process =
                new ProcessBuilder(server).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith("ready")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new MongoException("the store does not start");
        }
        return process;
    }

    private static MongoClient client() {
        return MongoClients.create("mongodb://127.0.0.1:" + PORT + "/?retryWrites=false");
    }

    private static String resident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS"))
                .map(it -> (Long.parseLong(it.replaceAll("\\D", "")) >> 10) + " MB")
                .findFirst()
                .orElse("unknown");
    }

    private long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private void add(String what, String measured) {
        report.add(what, measured, "");
    }

    private static String perSecond(long many, long began) {
        return "%,d/s".formatted((long) (many / ((System.nanoTime() - began) / 1e9)));
    }

    private static String milliseconds(long began) {
        return "%,d ms".formatted((System.nanoTime() - began) / 1_000_000);
    }
}
