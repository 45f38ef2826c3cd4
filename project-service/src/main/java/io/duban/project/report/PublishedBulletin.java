package io.duban.project.report;

import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.project.BulletinContent;
import io.duban.contracts.project.CountyProgress;
import io.duban.project.target.TargetView;

/**
 * A bulletin as it is kept.
 *
 * @param hash SHA-256 of its content as JSON
 */
public record PublishedBulletin(Bulletin bulletin, String hash) {

    public BulletinPublished event() {
        return new BulletinPublished(
                bulletin.month(), bulletin.version(), bulletin.publishedOn(), hash, content());
    }

    private BulletinContent content() {
        return new BulletinContent(
                bulletin.counties().stream().map(PublishedBulletin::told).toList(),
                bulletin.missed().stream().map(PublishedBulletin::told).toList(),
                bulletin.keySupervision().stream().map(PublishedBulletin::told).toList(),
                bulletin.missingReviews().stream().map(PublishedBulletin::told).toList(),
                bulletin.targets().stream().map(PublishedBulletin::told).toList(),
                bulletin.changes() == null ? null : told(bulletin.changes()));
    }

    private static BulletinContent.Standing told(Bulletin.Standing it) {
        return new BulletinContent.Standing(
                it.rank(),
                new CountyProgress(
                        it.county(),
                        it.obligedWeight(),
                        it.completedWeight(),
                        it.deliveryRate(),
                        it.overdueDays()));
    }

    private static BulletinContent.MissedTask told(Bulletin.MissedTask it) {
        return new BulletinContent.MissedTask(it.due(), it.county(), it.task());
    }

    private static BulletinContent.Supervised told(Bulletin.Supervised it) {
        return new BulletinContent.Supervised(
                it.projectId(),
                it.name(),
                it.county(),
                it.reasons().stream().map(Enum::name).toList());
    }

    private static BulletinContent.MissingReview told(Bulletin.MissingReview it) {
        return new BulletinContent.MissingReview(
                it.fortnight(), it.from(), it.to(), it.projectId(), it.county());
    }

    private static BulletinContent.TargetActual told(TargetView it) {
        return new BulletinContent.TargetActual(
                it.id(), it.title(), it.target(), it.actual(), it.reached(), it.by());
    }

    private static BulletinContent.Changes told(Bulletin.Changes it) {
        return new BulletinContent.Changes(
                it.annulled().stream().map(PublishedBulletin::told).toList(),
                it.added().stream().map(PublishedBulletin::told).toList(),
                it.counties());
    }
}
