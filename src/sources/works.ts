import type { Work } from "./cite.js";

/**
 * The papers, books and pages that definitions cite, each said once; a name is the first author's and the year. One has
 * an address only where that is known to lead there for good: an arXiv number, a DOI, the proceedings' page.
 */
export const works = {
  barron2017: arxiv("1704.07483", "Barron 2017, Continuously differentiable exponential linear units"),
  bergstra2009: {
    text: "Bergstra, Desjardins, Lamblin & Bengio 2009, Quadratic polynomials learn better image features, Université de Montréal",
  },
  bridle1990: doi(
    "10.1007/978-3-642-76153-9_28",
    "Bridle 1990, Probabilistic interpretation of feedforward classification network outputs",
  ),
  broomhead1988: {
    text: "Broomhead & Lowe 1988, Multivariable functional interpolation and adaptive networks, Complex Systems 2",
  },
  chen2023: arxiv("2302.06675", "Chen et al. 2023, Symbolic discovery of optimization algorithms"),
  clevert2016: arxiv(
    "1511.07289",
    "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR",
  ),
  collobert2004: { text: "Collobert 2004, Large scale machine learning (thesis), Université Paris VI" },
  courbariaux2015: arxiv("1511.00363", "Courbariaux, Bengio & David 2015, BinaryConnect, NeurIPS"),
  cox1958: doi("10.1111/j.2517-6161.1958.tb00292.x", "Cox 1958, The regression analysis of binary sequences"),
  dauphin2017: arxiv(
    "1612.08083",
    "Dauphin, Fan, Auli & Grangier 2017, Language modeling with gated convolutional networks, ICML",
  ),
  donoho1994: doi(
    "10.1093/biomet/81.3.425",
    "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81",
  ),
  donoho1995: doi(
    "10.1109/18.382009",
    "Donoho 1995, De-noising by soft-thresholding, IEEE Transactions on Information Theory 41",
  ),
  dozat2016: page(
    "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    "Dozat 2016, Incorporating Nesterov momentum into Adam",
  ),
  duchi2011: page(
    "https://jmlr.org/papers/v12/duchi11a.html",
    "Duchi, Hazan & Singer 2011, Adaptive subgradient methods for online learning and stochastic optimization",
  ),
  dugas2001: page(
    "https://papers.neurips.cc/paper_files/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html",
    "Dugas, Bengio, Bélisle, Nadeau & Garcia 2001, Incorporating second-order functional knowledge for better option pricing, NeurIPS",
  ),
  elfwing2018: doi(
    "10.1016/j.neunet.2017.12.012",
    "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units for neural network function approximation in reinforcement learning, Neural Networks 107",
  ),
  fernandez2024: arxiv(
    "2402.02790",
    "Fernandez & Mali 2024, Stable and robust deep learning by hyperbolic tangent exponential linear unit (TeLU)",
  ),
  fisher1936: doi(
    "10.1111/j.1469-1809.1936.tb02137.x",
    "Fisher 1936, The use of multiple measurements in taxonomic problems",
  ),
  friedman1991: doi("10.1214/aos/1176347963", "Friedman 1991, Multivariate adaptive regression splines"),
  glorot2010: page(
    "https://proceedings.mlr.press/v9/glorot10a.html",
    "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, AISTATS",
  ),
  goodfellow2013: arxiv(
    "1302.4389",
    "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013, Maxout networks, ICML",
  ),
  gorman2014: doi("10.1371/journal.pone.0090081", "Gorman et al. 2014, PLoS ONE 9(3): e90081"),
  he2015: arxiv("1502.01852", "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers, ICCV"),
  hendrycks2016: arxiv("1606.08415", "Hendrycks & Gimpel 2016, Gaussian error linear units"),
  howard2019: arxiv("1905.02244", "Howard et al. 2019, Searching for MobileNetV3, ICCV"),
  huber1964: doi("10.1214/aoms/1177703732", "Huber 1964, Robust estimation of a location parameter"),
  hui2021: arxiv(
    "2006.07322",
    "Hui & Belkin 2021, Evaluation of neural architectures trained with square loss vs cross-entropy in classification tasks, ICLR",
  ),
  jarrett2009: doi(
    "10.1109/ICCV.2009.5459469",
    "Jarrett, Kavukcuoglu, Ranzato & LeCun 2009, What is the best multi-stage architecture for object recognition?, ICCV",
  ),
  kamruzzaman2002: {
    text: "Kamruzzaman & Aziz 2002, A note on activation function in multilayer feedforward learning, IJCNN",
  },
  kingma2015: arxiv("1412.6980", "Kingma & Ba 2015, Adam: a method for stochastic optimization, ICLR"),
  klambauer2017: arxiv(
    "1706.02515",
    "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks, NeurIPS",
  ),
  krizhevsky2010: page(
    "https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf",
    "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10, University of Toronto",
  ),
  krizhevsky2012: page(
    "https://papers.neurips.cc/paper_files/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html",
    "Krizhevsky, Sutskever & Hinton 2012, ImageNet classification with deep convolutional neural networks, NeurIPS",
  ),
  lecun1998: doi("10.1007/3-540-49430-8_2", "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp"),
  legendre1805: { text: "Legendre 1805" },
  liu2020: arxiv(
    "1908.03265",
    "Liu et al. 2020, On the variance of the adaptive learning rate and beyond, ICLR",
  ),
  loshchilov2019: arxiv(
    "1711.05101",
    "Loshchilov & Hutter 2019, Decoupled weight decay regularization, ICLR",
  ),
  lu2020: arxiv("1903.06733", "Lu, Shin, Su & Karniadakis 2020, Dying ReLU and initialization"),
  maas2013: page(
    "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
    "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models, ICML workshop",
  ),
  minsky1969: { text: "Minsky & Papert 1969" },
  misra2020: arxiv(
    "1908.08681",
    "Misra 2020, Mish: a self regularized non-monotonic activation function, BMVC",
  ),
  nair2010: page(
    "https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf",
    "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines, ICML",
  ),
  nesterov1983: { text: "Nesterov 1983" },
  parascandolo2016: page(
    "https://openreview.net/forum?id=Sks3zF9eg",
    "Parascandolo, Huttunen & Virtanen 2016, Taming the waves: sine as activation function in deep neural networks",
  ),
  polyak1964: doi(
    "10.1016/0041-5553(64)90137-5",
    "Polyak 1964, Some methods of speeding up the convergence of iteration methods",
  ),
  ramachandran2017: arxiv("1710.05941", "Ramachandran, Zoph & Le 2017, Searching for activation functions"),
  ramasinghe2022: arxiv("2111.15135", "Ramasinghe & Lucey 2022, Beyond periodicity, ECCV"),
  robbins1951: doi("10.1214/aoms/1177729586", "Robbins & Monro 1951, A stochastic approximation method"),
  rumelhart1986: doi(
    "10.1038/323533a0",
    "Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors, Nature 323",
  ),
  saxe2014: arxiv(
    "1312.6120",
    "Saxe, McClelland & Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, ICLR",
  ),
  shamir2020: arxiv(
    "2010.09931",
    "Shamir, Lin & Coviello 2020, Smooth activations and reproducibility in deep networks",
  ),
  shang2016: arxiv(
    "1603.05201",
    "Shang, Sohn, Almeida & Lee 2016, Understanding and improving convolutional neural networks via concatenated rectified linear units, ICML",
  ),
  shazeer2020: arxiv("2002.05202", "Shazeer 2020, GLU variants improve transformer"),
  sitzmann2020: arxiv(
    "2006.09661",
    "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions, NeurIPS",
  ),
  so2021: arxiv(
    "2109.08668",
    "So, Mańke, Liu, Dai, Shazeer & Le 2021, Primer: searching for efficient transformers for language modeling, NeurIPS",
  ),
  sutskever2013: page(
    "https://proceedings.mlr.press/v28/sutskever13.html",
    "Sutskever, Martens, Dahl & Hinton 2013, On the importance of initialization and momentum in deep learning, ICML",
  ),
  tieleman2012: page(
    "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
    "Tieleman & Hinton 2012, Neural networks for machine learning, lecture 6",
  ),
  verhulst1838: { text: "Verhulst 1838" },
  weston1999: {
    text: "Weston & Watkins 1999, Support vector machines for multi-class pattern recognition, ESANN",
  },
  xu2015: arxiv(
    "1505.00853",
    "Xu, Wang, Chen & Li 2015, Empirical evaluation of rectified activations in convolutional network",
  ),
  xu2016: arxiv("1602.05980", "Xu, Huang & Li 2016, Revise saturated activation functions, ICLR workshop"),
  ziyin2020: arxiv(
    "2006.08195",
    "Ziyin, Hartwig & Ueda 2020, Neural networks fail to learn periodic functions and how to fix it, NeurIPS",
  ),

  // Pages.
  cs231n: page("https://cs231n.github.io/neural-networks-1/", "CS231n, Neural Networks Part 1"),
  cs231nSpirals: page(
    "https://cs231n.github.io/neural-networks-case-study/",
    "CS231n, a minimal neural network case study",
  ),
  kerasInitializers: page("https://keras.io/api/layers/initializers/", "Keras's RandomUniform"),
  koreanNotes: { text: "Korean notes on CS231n" },
  penguins: page("https://allisonhorst.github.io/palmerpenguins/", "palmerpenguins"),
  playground: page("https://playground.tensorflow.org/", "TensorFlow Playground's plane"),
  rfc4180: page("https://www.rfc-editor.org/rfc/rfc4180", "RFC 4180"),
  wikipedia: page(
    "https://en.wikipedia.org/wiki/Activation_function",
    "Wikipedia's table of activation functions",
  ),
} satisfies Record<string, Work>;

/** What PyTorch calls it, by its full name: `torch.optim.Adam`. */
export function pytorch(name: string): Work {
  const file = name.startsWith("torch.nn.init.") ? `nn.init.html#${name}` : `generated/${name}.html`;
  return page(`https://docs.pytorch.org/docs/stable/${file}`, name);
}

/** The function of scikit-learn that makes such a data set. */
export function scikitLearn(name: string): Work {
  const url = `https://scikit-learn.org/stable/modules/generated/sklearn.datasets.${name}.html`;
  return page(url, `scikit-learn, ${name}`);
}

/** A preprint, by its number. */
function arxiv(number: string, text: string): Work {
  return page(`https://arxiv.org/abs/${number}`, text);
}

/** Old DOIs have parentheses, which would end a Markdown link. */
function doi(name: string, text: string): Work {
  return page(`https://doi.org/${name.replaceAll("(", "%28").replaceAll(")", "%29")}`, text);
}

function page(url: string, text: string): Work {
  return { text, url };
}
