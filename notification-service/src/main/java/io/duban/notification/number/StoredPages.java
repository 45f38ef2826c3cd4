package io.duban.notification.number;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.result.UpdateResult;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The register in the document store: a document per kind and year. */
final class StoredPages implements RegisterPages {

    static final String COLLECTION = "documentNumbers";

    private static final String REVISION = "revision";
    private static final String PENDING = "pending";
    private static final int MANY = 1_000;

    private final MongoCollection<Document> pages;

    StoredPages(MongoDatabase store) {
        this.pages = store.getCollection(COLLECTION);
    }

    @Override
    public RegisterPage read(String kind, int year) {
        Document page = pages.find(Filters.eq("_id", RegisterPage.id(kind, year))).first();
        return page == null ? RegisterPage.blank(kind, year) : of(page);
    }

    @Override
    public boolean write(RegisterPage next) {
        if (next.revision() == 1) {
            return insert(next);
        }
        UpdateResult result =
                pages.replaceOne(
                        Filters.and(
                                Filters.eq("_id", next.id()),
                                Filters.eq(REVISION, next.revision() - 1)),
                        document(next));
        return result.getMatchedCount() == 1;
    }

    private boolean insert(RegisterPage first) {
        try {
            pages.insertOne(document(first));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKey.isSaidBy(e)) {
                return false;
            }
            throw e;
        }
    }

    /** A kind and a year is one document, so there are few of them. */
    @Override
    public List<RegisterPage> unfinished() {
        List<RegisterPage> unfinished = new ArrayList<>();
        pages.find(Filters.ne(PENDING, List.of()))
                .batchSize(MANY)
                .map(StoredPages::of)
                .into(unfinished);
        return unfinished.stream().filter(it -> !it.isFree()).toList();
    }

    private static Document document(RegisterPage page) {
        return new Document("_id", page.id())
                .append("kind", page.kind())
                .append("year", page.year())
                .append(REVISION, page.revision())
                .append("last", page.last())
                .append(PENDING, page.pending())
                .append("on", page.on() == null ? null : page.on().toString());
    }

    private static RegisterPage of(Document page) {
        String on = page.getString("on");
        return new RegisterPage(
                page.getString("kind"),
                page.getInteger("year"),
                page.get(REVISION, Number.class).longValue(),
                page.getInteger("last"),
                page.getList(PENDING, String.class),
                on == null ? null : LocalDate.parse(on));
    }
}
