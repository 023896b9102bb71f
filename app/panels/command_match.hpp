#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace cyrano::app {

/// A name made ready to be compared with what is typed: folded, and with the beginnings of its
/// words. "dp-e137", "model.br_invisible" and "BaBar" begin words inside.
class SearchText {
  public:
    explicit SearchText(const QString& text);

    [[nodiscard]] const QString& folded() const noexcept { return folded_; }
    /// Where the word stands at the beginning of a word; −1 nowhere.
    [[nodiscard]] qsizetype atWordStart(const QString& word) const;
    /// Whether the letters are beginnings of words, in order: "ss" in "Save scene".
    [[nodiscard]] bool isInitials(const QString& letters) const;
    /// Letters between the first and the last of the tightest run that has all of the word in
    /// order and more besides; −1 when they lie too far apart to be meant.
    [[nodiscard]] qsizetype slackOf(const QString& word) const;

  private:
    QString folded_;
    std::vector<qsizetype> starts_;
};

/// What is typed, split at blanks and folded.
[[nodiscard]] QStringList searchWords(const QString& typed);

/// Distances of one class lie below the next multiple of this.
inline constexpr int distancesPerClass = 1000;

/// How far the names of one thing are from what is typed; smaller is nearer, nothing when one of
/// the words is in none of them. The beginning of a name beats beginnings of words, these beat what
/// stands inside words, and that beats letters in the right order. Nothing typed fits everything.
[[nodiscard]] std::optional<int> distanceTo(const QStringList& words,
                                            const std::vector<SearchText>& names);

} // namespace cyrano::app
