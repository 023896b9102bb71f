#include "core/figure/tex_wrap.hpp"

#include <string_view>
#include <utility>

namespace cyrano::figure {

namespace {

/// What stays together, and what stands before it unless it begins a line.
struct Piece {
    std::string tex;
    std::string joint;
};

class Cutter {
  public:
    Cutter(std::string_view tex, Cut cut) : rest_(tex), cut_(cut) {}

    std::vector<Piece> run() {
        while (!rest_.empty()) {
            const bool cut =
                depth_ == 0 && (takeGap(R"(\quad )") || (cut_ == Cut::words && takeWords()));
            if (!cut) {
                takeOne();
            }
        }
        endPiece({});
        return std::move(out_);
    }

  private:
    bool takeWords() {
        return takeText(R"(\text{)") || takeText(R"(\textsf{)") || takeGap(R"(\ )");
    }

    void endPiece(std::string_view joint) {
        if (!piece_.empty()) {
            out_.push_back({std::exchange(piece_, {}), std::exchange(joint_, {})});
        }
        joint_ = out_.empty() ? "" : joint;
    }

    bool takeGap(std::string_view gap) {
        if (!rest_.starts_with(gap)) {
            return false;
        }
        rest_.remove_prefix(gap.size());
        endPiece(gap);
        return true;
    }

    /// Words of a text without anything else in it.
    bool takeText(std::string_view opening) {
        const std::size_t end = rest_.find('}');
        if (!rest_.starts_with(opening) || end == std::string_view::npos) {
            return false;
        }
        const std::string_view words = rest_.substr(opening.size(), end - opening.size());
        if (words.find_first_of(R"({$\)") != std::string_view::npos) {
            return false;
        }
        std::string word;
        const auto endWord = [&] {
            if (!word.empty()) {
                piece_ += std::string(opening) + std::exchange(word, {}) + '}';
            }
        };
        for (const char c : words) {
            if (c == ' ') {
                endWord();
                endPiece(R"(\ )");
            } else {
                word += c;
            }
        }
        endWord();
        rest_.remove_prefix(end + 1);
        return true;
    }

    void takeOne() {
        const std::size_t count = rest_.front() == '\\' && rest_.size() > 1 ? 2 : 1;
        depth_ += rest_.front() == '{' ? 1 : rest_.front() == '}' ? -1 : 0;
        piece_ += rest_.substr(0, count);
        rest_.remove_prefix(count);
    }

    std::string_view rest_;
    Cut cut_;
    int depth_ = 0;
    std::string piece_;
    std::string joint_;
    std::vector<Piece> out_;
};

} // namespace

std::vector<std::string> wrappedTex(const std::string& tex, double widest,
                                    const std::function<double(const std::string&)>& width,
                                    Cut cut) {
    if (width(tex) <= widest) {
        return {tex};
    }
    std::vector<std::string> out;
    double filled = 0.0;
    for (const Piece& piece : Cutter(tex, cut).run()) {
        const double own = width(piece.tex);
        const double gap = piece.joint.empty() ? 0.0 : width(piece.joint);
        if (!out.empty() && filled + gap + own <= widest) {
            out.back() += piece.joint + piece.tex;
            filled += gap + own;
        } else {
            out.push_back(piece.tex);
            filled = own;
        }
    }
    return out;
}

} // namespace cyrano::figure
