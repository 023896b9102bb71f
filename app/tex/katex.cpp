#include "app/tex/katex.hpp"

#include "app/tex/layout.hpp"

#include <QFile>
#include <QJSEngine>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <atomic>

namespace cyrano::tex {
namespace {

constexpr qsizetype longestSource = 2000;

// What KaTeX expects of a browser or of Node, before its script is read.
const QString& preamble() {
    static const QString script = QStringLiteral("var globalThis = this, self = this;"
                                                 "var module = {exports: {}};"
                                                 "var exports = module.exports;");
    return script;
}

std::atomic<QLoggingCategory::CategoryFilter> otherFilter = nullptr;

// Installing runs it once over all categories before the filter it replaces is known; those have
// been set by that one already.
void withoutCompilerNotes(QLoggingCategory* category) {
    if (const auto filter = otherFilter.load())
        filter(category);
    if (qstrcmp(category->categoryName(), "qt.qml.compiler") == 0)
        category->setEnabled(QtWarningMsg, false);
}

// Minified KaTeX uses variables before their "var", which is legal; Qt would tell it each time.
void quietCompiler() {
    static std::once_flag once;
    std::call_once(once,
                   [] { otherFilter = QLoggingCategory::installFilter(withoutCompilerNotes); });
}

/// KaTeX in a JavaScript engine of the current thread.
class Katex {
  public:
    explicit Katex(const Installation& installation) {
        error_ = loadFonts(installation);
        if (!error_.isEmpty())
            return;
        QFile file(installation.script);
        if (installation.script.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            error_ = QStringLiteral("katex.js not found; install libjs-katex or set CYRANO_KATEX");
            return;
        }
        quietCompiler();
        js_ = std::make_unique<QJSEngine>();
        js_->evaluate(preamble());
        QJSValue result = js_->evaluate(QString::fromUtf8(file.readAll()), file.fileName());
        if (!result.isError())
            result = js_->evaluate(treeScript());
        const QJSValue katex = js_->evaluate(QStringLiteral("module.exports"));
        if (result.isError())
            error_ = QStringLiteral("%1: %2").arg(file.fileName(), result.toString());
        else if (!katex.property(QStringLiteral("__renderToHTMLTree")).isCallable())
            error_ = QStringLiteral("%1 holds no KaTeX").arg(file.fileName());
        tree_ = js_->globalObject().property(QStringLiteral("cyranoTree"));
    }

    Boxes boxes(const QString& source) {
        if (!error_.isEmpty())
            return plainBoxes(source, error_);
        if (source.size() > longestSource)
            return plainBoxes(source,
                              QStringLiteral("label longer than %1 characters").arg(longestSource));
        const QJSValue answer = tree_.call({QJSValue(source)});
        const QString text = answer.toString();
        if (answer.isError() || text.startsWith(u'!'))
            return plainBoxes(source, answer.isError() ? text : text.mid(1));
        const QJsonDocument tree = QJsonDocument::fromJson(text.toUtf8());
        if (!tree.isObject())
            return plainBoxes(source, QStringLiteral("label nested too deeply"));
        return layOut(tree.object());
    }

  private:
    QString error_;
    std::unique_ptr<QJSEngine> js_;
    QJSValue tree_;
};

QString stoppedText() {
    return QStringLiteral("KaTeX was stopped");
}

std::shared_ptr<const Boxes> share(Boxes boxes) {
    return std::make_shared<const Boxes>(std::move(boxes));
}

} // namespace

QString treeScript() {
    return QStringLiteral(R"js(
var cyranoTree = (function (katex) {
    var dom = katex.__domTree;
    var options = {displayMode: false, throwOnError: true, strict: "ignore", trust: false,
                   maxSize: 50, maxExpand: 1000};
    var lengths = ["height", "width", "minWidth", "top", "left", "bottom", "marginLeft",
                   "marginRight", "paddingLeft", "paddingRight", "verticalAlign", "borderWidth",
                   "borderBottomWidth", "borderTopWidth", "borderRightWidth"];
    function fraction(text) {
        return /%$/.test(text) ? parseFloat(text) / 100 : parseFloat(text);
    }
    function drawing(svg) {
        var box = {d: [], l: [], a: svg.attributes.preserveAspectRatio || "",
                   v: (svg.attributes.viewBox || "").split(" ").map(Number)};
        svg.children.forEach(function (child) {
            if (child instanceof dom.PathNode) {
                box.d.push(/d=['"]([^'"]*)/.exec(child.toMarkup())[1]);
            } else if (child instanceof dom.LineNode) {
                var at = child.attributes;
                box.l.push([at.x1, at.y1, at.x2, at.y2].map(fraction));
                box.p = parseFloat(at["stroke-width"]);
            }
        });
        return box;
    }
    function convert(node) {
        if (node instanceof dom.SvgNode)
            return drawing(node);
        var box = {};
        var classes = (node.classes || []).join(" ").trim();
        if (classes)
            box.c = classes;
        var style = node.style || {}, found = {}, any = false;
        lengths.forEach(function (name) {
            var value = style[name];
            if (typeof value !== "string")
                return;
            if (/em$/.test(value)) {
                found[name] = parseFloat(value);
                any = true;
            } else if (name === "width" && /^calc\(100% - /.test(value)) {
                box.w = parseFloat(value.slice(12));
            }
        });
        if (any)
            box.s = found;
        if (style.color)
            box.f = style.color;
        if (style.backgroundColor)
            box.b = style.backgroundColor;
        if (style.borderColor)
            box.e = style.borderColor;
        if (node instanceof dom.SymbolNode) {
            box.t = node.text;
            if (node.italic > 0)
                box.i = node.italic;
        } else if (node.children && node.children.length) {
            box.k = node.children.map(convert);
        }
        return box;
    }
    return function (source) {
        try {
            return JSON.stringify(convert(katex.__renderToHTMLTree(source, options)));
        } catch (error) {
            // KaTeX underlines the place of the error with combining characters.
            return "!" + String(error.message || error).replace(/\u0332/g, "");
        }
    };
})(module.exports);
)js");
}

Worker::Worker(Installation installation, Done done)
    : installation_(std::move(installation)), done_(std::move(done)) {}

Worker::~Worker() {
    stop();
}

std::shared_future<Worker::Result> Worker::submit(const QString& source) {
    const std::lock_guard lock(mutex_);
    Job job{source, {}};
    std::shared_future<Result> future = job.promise.get_future().share();
    if (stopping_) {
        job.promise.set_value(share(plainBoxes(source, stoppedText())));
        return future;
    }
    jobs_.push_back(std::move(job));
    if (!isRunning())
        start();
    wake_.notify_one();
    return future;
}

void Worker::stop() {
    std::deque<Job> left;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        left.swap(jobs_);
    }
    wake_.notify_all();
    for (Job& job : left)
        job.promise.set_value(share(plainBoxes(job.source, stoppedText())));
    wait();
}

bool Worker::next(Job& job) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_)
        return false;
    job = std::move(jobs_.front());
    jobs_.pop_front();
    return true;
}

void Worker::run() {
    Katex katex(installation_);
    for (Job job; next(job);) {
        const Result boxes = share(katex.boxes(job.source));
        done_(job.source, boxes);
        job.promise.set_value(boxes);
        job = {};
    }
}

} // namespace cyrano::tex
