/** What a home page needs of rankings in one call (今日). */
package io.duban.ranking.overview;
