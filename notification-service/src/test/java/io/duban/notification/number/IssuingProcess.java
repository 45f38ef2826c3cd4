package io.duban.notification.number;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An instance that issues papers until it is killed, and says each number that it has given. */
final class IssuingProcess {

    static final LocalDate DAY = LocalDate.of(2022, 7, 4);
    static final List<String> KINDS = List.of("提示函", "督办函");

    /** What it says before the first line of the form {@code id number told}. */
    static final String BEGUN = "begun";

    private static final int LARGEST_BATCH = 12;

    private final IssuedPapers papers;
    private final NumberRegister register;
    private final String name;
    private final Random random;

    private IssuingProcess(MongoDatabase store, String name) {
        this.papers = new IssuedPapers(store);
        this.register = new NumberRegister(store);
        this.name = name;
        this.random = new Random(name.hashCode());
    }

    /**
     * @param words address of the store, name of the database, a name that no other process has
     */
    public static void main(String[] words) {
        try (MongoClient client = MongoClients.create(words[0])) {
            new IssuingProcess(client.getDatabase(words[1]), words[2]).run();
        }
    }

    private void run() {
        System.out.println(BEGUN);
        register.finishPending(papers::issue);
        for (int round = 0; ; round++) {
            KINDS.forEach(it -> issue(it, papers.ready(it, NumberRegister.BATCH)));
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            issue(kind, written(kind, round));
        }
    }

    private List<String> written(String kind, int round) {
        List<String> ids =
                IntStream.rangeClosed(0, random.nextInt(LARGEST_BATCH))
                        .mapToObj(it -> name + "-" + round + "-" + it)
                        .toList();
        papers.write(kind, ids);
        if (random.nextInt(3) == 0) {
            papers.giveUp(ids.get(random.nextInt(ids.size())));
        }
        return ids;
    }

    private void issue(String kind, List<String> ids) {
        register.issue(kind, DAY, ids, papers::issue);
        ids.forEach(it -> System.out.println(it + " " + papers.numberOf(it) + " told"));
    }
}
