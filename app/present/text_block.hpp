// Running text with TeX in it, for captions and verdicts.
#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <vector>

#include "app/tex/label.hpp"

class QPainter;

namespace cyrano::present {

/// Plain text with TeX between dollars (\$ is a dollar), broken into lines of a given width.
class TextBlock {
  public:
    TextBlock() = default;
    /// `pixelSize` is that of the font, in units of the painter, as is the width.
    TextBlock(const QString& source, double pixelSize, double width,
              const QColor& colour = Qt::black);

    /// At `pixelSize`, or smaller where it takes that to stay inside `room`.
    [[nodiscard]] static TextBlock fitted(const QString& source, double pixelSize, QSizeF room,
                                          const QColor& colour = Qt::black);

    /// TeX sources in the text, for the engine to prepare.
    [[nodiscard]] static QStringList texSources(const QString& source);

    [[nodiscard]] bool isEmpty() const noexcept { return lines_.empty(); }
    [[nodiscard]] QSizeF size() const noexcept;
    void paint(QPainter& painter, QPointF topLeft) const;

  private:
    struct Piece {
        QString text;
        tex::Label label; ///< in place of the text where not empty
        double width = 0.0;
    };
    struct Word {
        std::vector<Piece> pieces;
        double width = 0.0;
        bool breakAfter = false;
    };
    struct Line {
        std::vector<Word> words;
        double width = 0.0;
    };

    void breakLines(std::vector<Word> words, double width);

    QFont font_;
    QColor colour_;
    double space_ = 0.0;
    double ascent_ = 0.0;
    double lineHeight_ = 0.0;
    std::vector<Line> lines_;
};

} // namespace cyrano::present
