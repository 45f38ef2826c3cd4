package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;

/** Numbers where one instance alone gives them: the next is one more than the highest. */
final class NumbersByCounting implements Numbering {

    private final MongoCollection<Document> notices;

    NumbersByCounting(MongoDatabase store) {
        this.notices = store.getCollection(NoticeStore.COLLECTION);
    }

    @Override
    public synchronized void issue(
            String kind, LocalDate on, List<String> noticeIds, Issuing issuing) {
        int next = last(kind, on.getYear()) + 1;
        for (String id : noticeIds) {
            if (issuing.issue(id, next, on) == Outcome.ISSUED) {
                next++;
            }
        }
    }

    private int last(String kind, int year) {
        Document last =
                notices.find(
                                Filters.and(
                                        Filters.eq(NoticeDocuments.SERIES, kind),
                                        Filters.eq(NoticeDocuments.YEAR, year)))
                        .sort(Sorts.descending(NoticeDocuments.NUMBER))
                        .first();
        return last == null ? 0 : last.getInteger(NoticeDocuments.NUMBER);
    }
}
