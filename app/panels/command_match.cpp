#include "app/panels/command_match.hpp"

#include <algorithm>

namespace cyrano::app {

namespace {

constexpr int perClass = distancesPerClass;
enum Class { nameStart = 0, wordStart = 1, inside = 2, scattered = 3 };

std::optional<int> nearer(std::optional<int> a, std::optional<int> b) {
    return a && b ? std::min(a, b) : (a ? a : b);
}

int distance(Class of, qsizetype looseness) {
    return of * perClass + static_cast<int>(std::clamp<qsizetype>(looseness, 0, perClass - 1));
}

std::optional<int> distanceOf(const QString& word, const SearchText& name) {
    if (const qsizetype at = name.atWordStart(word); at >= 0) {
        return distance(wordStart, at); // earlier words of a name say more
    }
    if (name.isInitials(word)) {
        return distance(wordStart, perClass / 2);
    }
    if (word.size() > 1) {
        if (const qsizetype at = name.folded().indexOf(word); at >= 0) {
            return distance(inside, at);
        }
        if (const qsizetype slack = name.slackOf(word); slack >= 0) {
            return distance(scattered, slack);
        }
    }
    return std::nullopt;
}

} // namespace

SearchText::SearchText(const QString& text) {
    folded_.reserve(text.size());
    bool inWord = false;
    bool small = false;
    for (const QChar c : text) {
        const bool letter = c.isLetterOrNumber();
        if (letter && (!inWord || (small && c.isUpper()))) {
            starts_.push_back(folded_.size());
        }
        inWord = letter;
        small = c.isLower();
        folded_ += c.toCaseFolded();
    }
}

qsizetype SearchText::atWordStart(const QString& word) const {
    const auto found = std::find_if(starts_.begin(), starts_.end(), [&](qsizetype at) {
        return QStringView(folded_).mid(at).startsWith(word);
    });
    return found == starts_.end() ? -1 : *found;
}

bool SearchText::isInitials(const QString& letters) const {
    auto at = starts_.begin();
    for (const QChar letter : letters) {
        at = std::find_if(at, starts_.end(), [&](qsizetype i) { return folded_[i] == letter; });
        if (at == starts_.end()) {
            return false;
        }
        ++at;
    }
    return letters.size() > 1;
}

qsizetype SearchText::slackOf(const QString& word) const {
    const qsizetype most = 2 * word.size();
    qsizetype best = -1;
    for (qsizetype begin = folded_.indexOf(word.front()); begin >= 0;
         begin = folded_.indexOf(word.front(), begin + 1)) {
        qsizetype at = begin;
        for (qsizetype i = 1; i < word.size() && at >= 0; ++i) {
            at = folded_.indexOf(word[i], at + 1);
        }
        if (at < 0) {
            break;
        }
        const qsizetype slack = at - begin + 1 - word.size();
        if (slack <= most && (best < 0 || slack < best)) {
            best = slack;
        }
    }
    return best;
}

QStringList searchWords(const QString& typed) {
    return typed.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
}

std::optional<int> distanceTo(const QStringList& words, const std::vector<SearchText>& names) {
    if (words.isEmpty()) {
        return 0;
    }
    const QString whole = words.join(u' ');
    for (const SearchText& name : names) {
        if (name.folded().startsWith(whole)) {
            return distance(nameStart, name.folded().size() - whole.size());
        }
    }
    int worst = 0;
    for (const QString& word : words) {
        std::optional<int> best;
        for (const SearchText& name : names) {
            best = nearer(best, distanceOf(word, name));
        }
        if (!best) {
            return std::nullopt;
        }
        worst = std::max(worst, *best);
    }
    return worst;
}

} // namespace cyrano::app
