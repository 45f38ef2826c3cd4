/** Fortnightly reviews (双周调度): every active project is reported, or named as not. */
package io.duban.project.review;
