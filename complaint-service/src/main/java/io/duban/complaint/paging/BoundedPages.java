package io.duban.complaint.paging;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;

import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads pages of lists whose filters no single index answers, and never walks far for one. Where
 * some condition leaves few documents, those are found and ordered. Where none does, the list is
 * gone through in its order, a stretch at a time: a page may then hold less than was asked for, or
 * nothing, and still name the next.
 */
public final class BoundedPages {

    /** So many are found first and ordered then. */
    private static final int FEW = 900;

    /** Documents of the list that one page goes by at the most. */
    static final int STRETCH = 4_000;

    private BoundedPages() {}

    public static Page<Document> read(
            MongoCollection<Document> documents, Selection selection, PageRequest request) {
        String after = request.after();
        Bson wanted = selection.wanted(after);
        if (selection.isPlain()) {
            return request.page(find(documents, selection, request, wanted), selection::place);
        }
        Optional<Bson> few = few(documents, selection);
        if (few.isPresent()) {
            // First, for a store may look at one condition of a field only.
            Bson fewFirst = Filters.and(few.get(), wanted);
            return request.page(find(documents, selection, request, fewFirst), selection::place);
        }
        Document end =
                documents
                        .find(selection.way(after))
                        .projection(Projections.include(selection.order()))
                        .sort(selection.sort())
                        .skip(STRETCH - 1)
                        .limit(1)
                        .batchSize(1)
                        .first();
        if (end == null) {
            return request.page(find(documents, selection, request, wanted), selection::place);
        }
        String last = selection.place(end);
        List<Document> found =
                find(documents, selection, request, Filters.and(wanted, selection.upTo(last)));
        return found.size() > request.limit()
                ? request.page(found, selection::place)
                : new Page<>(found, request.cursors().after(request.filter(), last));
    }

    private static List<Document> find(
            MongoCollection<Document> documents,
            Selection selection,
            PageRequest request,
            Bson which) {
        return documents
                .find(which)
                .sort(selection.sort())
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .into(new ArrayList<>());
    }

    /** A condition that leaves few. */
    private static Optional<Bson> few(MongoCollection<Document> documents, Selection selection) {
        Stream<Bson> base =
                selection.base().isEmpty()
                        ? Stream.empty()
                        : Stream.of(Filters.and(selection.base()));
        CountOptions most = new CountOptions().limit(FEW + 1);
        return Stream.concat(base, selection.narrow().stream())
                .filter(it -> documents.countDocuments(it, most) <= FEW)
                .findFirst();
    }
}
